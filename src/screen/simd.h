/* simd: one C loop, compiled for several generations of processors.
 *
 * MANY_MACHINES makes gcc on x86-64 keep clones of a function and choose one at the start; the
 * loops in this room are written so that the compiler vectorises them by itself. On 64-bit ARM the
 * plain build has NEON already. Sanitizers want their own start before any choice is made, so under
 * them there is one version.
 */
#ifndef SCREEN_SIMD_H
#define SCREEN_SIMD_H

#include <features.h>

#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__) &&       \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define MANY_MACHINES __attribute__((target_clones("arch=skylake-avx512", "avx2", "default")))
#else
#define MANY_MACHINES
#endif

#endif
