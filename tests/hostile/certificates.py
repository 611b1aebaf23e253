"""Certificates made on the spot by openssl: a good one, and each of those a client must refuse.

openssl ca, and not openssl x509, because only it takes both dates of a certificate as they are given.
"""
import pathlib
import shutil
import ssl
import subprocess

LONG_AGO, NOT_SO_LONG_AGO = "20010101000000Z", "20020101000000Z"
LONG_AHEAD, FAR_AHEAD = "20480101000000Z", "20490101000000Z"
# name: authority, names it is for, from, to
KINDS = {
    "good": ("ours", "IP:127.0.0.1,DNS:localhost", LONG_AGO, LONG_AHEAD),
    "expired": ("ours", "IP:127.0.0.1,DNS:localhost", LONG_AGO, NOT_SO_LONG_AGO),
    "not-yet-valid": ("ours", "IP:127.0.0.1,DNS:localhost", LONG_AHEAD, FAR_AHEAD),
    "wrong-host": ("ours", "DNS:other.test", LONG_AGO, LONG_AHEAD),
    "unknown-ca": ("strangers", "IP:127.0.0.1,DNS:localhost", LONG_AGO, LONG_AHEAD),
}
KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
CONFIGURATION = """
[ca]
default_ca = authority
[authority]
database = {folder}/{authority}.index
new_certs_dir = {folder}
rand_serial = yes
certificate = {folder}/{authority}.pem
private_key = {folder}/{authority}.key
default_md = sha256
policy = anything
unique_subject = no
[anything]
commonName = supplied
[req]
distinguished_name = name
[name]
[leaf]
subjectAltName = {names}
basicConstraints = critical,CA:false
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
"""


def is_possible():
    return shutil.which("openssl") is not None


class Certificates:
    """All of them in a folder, and a context of TLS for each by its name."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        for authority in ("ours", "strangers"):
            self._make_authority(authority)
        self.contexts = {name: self._make(name, *kind) for name, kind in KINDS.items()}

    @property
    def ca_file(self):
        """Whom a client should trust."""
        return self.folder / "ours.pem"

    def _openssl(self, authority, names, *words):
        configuration = self.folder / "openssl.cnf"
        configuration.write_text(CONFIGURATION.format(folder=self.folder, authority=authority, names=names))
        subprocess.run(["openssl", words[0], "-config", configuration, *words[1:]], check=True, capture_output=True)

    def _make_authority(self, name):
        (self.folder / (name + ".index")).touch()
        self._openssl(name, "DNS:none.test", "req", "-x509", *KEY, "-days", "3650", "-subj", "/CN=" + name,
                      "-extensions", "root", "-keyout", self.folder / (name + ".key"),
                      "-out", self.folder / (name + ".pem"))

    def _make(self, name, authority, names, begins, ends):
        key, request, certificate = (self.folder / (name + ending) for ending in (".key", ".csr", ".pem"))
        self._openssl(authority, names, "req", "-new", *KEY, "-subj", "/CN=" + name, "-keyout", key, "-out", request)
        self._openssl(authority, names, "ca", "-batch", "-notext", "-extensions", "leaf", "-startdate", begins,
                      "-enddate", ends, "-in", request, "-out", certificate)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        return context
