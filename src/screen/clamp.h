/* clamp: keeping numbers within bounds, in forms that compilers turn into single instructions. */
#ifndef SCREEN_CLAMP_H
#define SCREEN_CLAMP_H

static inline int smaller(int a, int b)
{
    return a < b ? a : b;
}

static inline int larger(int a, int b)
{
    return a > b ? a : b;
}

static inline float smaller_float(float a, float b)
{
    return a < b ? a : b;
}

static inline float larger_float(float a, float b)
{
    return a > b ? a : b;
}

/* 0 to 1; what is no number is 0. */
static inline float clamp_unit(float value)
{
    return smaller_float(larger_float(value, 0.0f), 1.0f);
}

#endif
