/* An arena hands out zeroed memory and takes it back all at once. */
#include "base_test.h"

#include "base/arena.h"

static void pieces_are_zeroed_and_aligned_and_do_not_overlap(void **state)
{
    struct arena arena = {0};
    unsigned char *pieces[200];

    (void)state;
    for (size_t i = 0; i < 200; i++) {
        size_t size = 1 + i * 37 % 500;

        pieces[i] = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < size; k++)
            assert_int_equal(pieces[i][k], 0);
        memset(pieces[i], (int)i, size);
    }

    for (size_t i = 0; i < 200; i++)
        for (size_t k = 0; k < 1 + i * 37 % 500; k++)
            assert_int_equal(pieces[i][k], (unsigned char)i);
    arena_finish(&arena);
}

static void a_piece_larger_than_any_block_is_given(void **state)
{
    struct arena arena = {0};
    size_t size = 5 * 1024 * 1024;
    unsigned char *piece = arena_alloc(&arena, size);

    (void)state;
    piece[0] = piece[size - 1] = 1;

    assert_int_equal(arena_used(&arena), size);
    arena_finish(&arena);
}

static void size_zero_gives_an_address(void **state)
{
    struct arena arena = {0};

    (void)state;
    assert_non_null(arena_alloc(&arena, 0));
    assert_non_null(arena_alloc_array(&arena, 0, 16));

    assert_int_equal(arena_used(&arena), 0);
    arena_finish(&arena);
}

static void memory_is_zeroed_again_after_a_reset(void **state)
{
    struct arena arena;
    unsigned char *piece;

    (void)state;
    arena_init(&arena);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 50; i++) {
            piece = arena_alloc(&arena, 1000);
            for (int k = 0; k < 1000; k++)
                assert_int_equal(piece[k], 0);
            memset(piece, 0xAA, 1000);
        }
        assert_int_equal(arena_used(&arena), 50 * 1000);

        arena_reset(&arena);
        assert_int_equal(arena_used(&arena), 0);
    }
    arena_finish(&arena);
}

static void one_block_is_kept_over_a_reset(void **state)
{
    struct arena arena = {0};
    void *first, *again;

    (void)state;
    first = arena_alloc(&arena, 100);
    arena_reset(&arena);
    again = arena_alloc(&arena, 100);

    assert_ptr_equal(first, again);
    arena_finish(&arena);
}

static void an_empty_arena_can_be_reset_and_finished_twice(void **state)
{
    struct arena arena = {0};

    (void)state;
    arena_reset(&arena);
    arena_finish(&arena);
    arena_finish(&arena);

    assert_null(arena.newest);
}

static void a_list_keeps_its_elements_while_it_grows(void **state)
{
    struct arena arena = {0};
    int *numbers = NULL;
    size_t count = 0, capacity = 0;

    (void)state;
    for (int i = 0; i < 1000; i++) {
        ARENA_PUSH(&arena, numbers, count, capacity);
        assert_int_equal(numbers[count - 1], 0);
        numbers[count - 1] = i;
    }

    assert_int_equal(count, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers[i], i);
    arena_finish(&arena);
}

static void a_large_list_leaves_no_former_self_behind(void **state)
{
    enum { COUNT = 4 * 1024 * 1024 };
    struct arena arena = {0};
    int *numbers = NULL, *beside;
    size_t count = 0, capacity = 0;

    (void)state;
    beside = ARENA_NEW(&arena, int);
    *beside = 7;
    for (int i = 0; i < COUNT; i++) {
        ARENA_PUSH(&arena, numbers, count, capacity);
        numbers[count - 1] = i;
    }

    assert_true(arena_used(&arena) < COUNT * sizeof *numbers + 4 * 1024 * 1024);
    for (int i = 0; i < COUNT; i++)
        if (numbers[i] != i)
            fail_msg("%d: %d", i, numbers[i]);
    assert_int_equal(*beside, 7);
    arena_finish(&arena);
}

static void what_lives_in_one_arena_can_go_on_in_another(void **state)
{
    struct arena first = {0}, second = {0};
    int *one = ARENA_NEW(&first, int), *two = ARENA_NEW(&second, int);

    (void)state;
    *one = 1;
    *two = 2;
    arena_adopt(&first, &second);
    arena_finish(&second);
    assert_null(second.newest);
    assert_int_equal(*one, 1);
    assert_int_equal(*two, 2);
    assert_int_equal(arena_used(&first), 2 * sizeof(int));
    arena_adopt(&first, &second);
    arena_finish(&first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_and_aligned_and_do_not_overlap),
        cmocka_unit_test(a_piece_larger_than_any_block_is_given),
        cmocka_unit_test(size_zero_gives_an_address),
        cmocka_unit_test(memory_is_zeroed_again_after_a_reset),
        cmocka_unit_test(one_block_is_kept_over_a_reset),
        cmocka_unit_test(an_empty_arena_can_be_reset_and_finished_twice),
        cmocka_unit_test(a_list_keeps_its_elements_while_it_grows),
        cmocka_unit_test(a_large_list_leaves_no_former_self_behind),
        cmocka_unit_test(what_lives_in_one_arena_can_go_on_in_another),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
