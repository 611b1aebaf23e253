"""A name server for one address: answers, says there is no such name, or never says anything.

For tests in a network of their own, whose resolv.conf points here; see RFC 1035, 4.1 for the messages.
"""
import socket
import struct
import threading

ADDRESS_RECORD, NO_SUCH_NAME, HEADER_BYTES = 1, 3, 12


class NameServer:
    """Every name is `target`, as long as mode is "answers"; else "unknown" or "silent"."""

    def __init__(self, address, port=53, target="127.0.0.1"):
        self.mode, self.asked, self.target = "answers", 0, target
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((address, port))
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self):
        while True:
            query, client = self.socket.recvfrom(512)
            self.asked += 1
            if self.mode != "silent" and len(query) > HEADER_BYTES:
                self.socket.sendto(self._reply(query), client)

    def _reply(self, query):
        question = query[HEADER_BYTES:query.index(b"\0", HEADER_BYTES) + 5]
        kind = struct.unpack(">H", question[-4:-2])[0]
        has_answer = self.mode == "answers" and kind == ADDRESS_RECORD
        flags = 0x8180 | (NO_SUCH_NAME if self.mode == "unknown" else 0)
        head = query[:2] + struct.pack(">5H", flags, 1, has_answer, 0, 0)
        if not has_answer:
            return head + question
        return head + question + struct.pack(">3HIH", 0xC00C, ADDRESS_RECORD, 1, 0, 4) + socket.inet_aton(self.target)
