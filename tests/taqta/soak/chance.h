/* chance: dice that fall the same way in every run with the same seed. */
#ifndef SOAK_CHANCE_H
#define SOAK_CHANCE_H

#include <stdbool.h>
#include <stdint.h>

struct chance {
    uint64_t state;
};

/* splitmix64, by Sebastiano Vigna (public domain): any seed will do. */
static inline uint64_t chance_next(struct chance *chance)
{
    uint64_t z = chance->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

/* 0 to below - 1. */
static inline int chance_below(struct chance *chance, int below)
{
    return (int)(chance_next(chance) % (uint64_t)below);
}

static inline bool chance_one_in(struct chance *chance, int n)
{
    return chance_below(chance, n) == 0;
}

#endif
