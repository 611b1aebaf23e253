/* fonts: tells about the faces that the display would use. */
#ifndef TAQTACTL_FONTS_H
#define TAQTACTL_FONTS_H

/* folder  where faces.json lies; NULL: beside the sources or where it was installed.
 * Exit status: 0 all faces are fit, 1 something is wrong. */
int fonts_run(const char *folder);

#endif
