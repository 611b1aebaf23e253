# Turns one include of a copy of the house round at a time and demands that layers.cmake says so, with file and
# line. A check that cannot fail would be a drawing, not a test.
#
#   cmake -DHOUSE=FOLDER -DWORK=FOLDER -P tests/layers/turned_round.cmake

cmake_minimum_required(VERSION 3.25)

set(failures 0)

# Copies the house anew, adds lines to the end of one of its files (which need not exist yet), asks layers.cmake.
macro(ask_after_adding file lines)
    file(REMOVE_RECURSE "${WORK}/house")
    file(COPY "${HOUSE}/include" "${HOUSE}/src" DESTINATION "${WORK}/house")
    set(text "")
    if(EXISTS "${WORK}/house/${file}")
        file(READ "${WORK}/house/${file}" text)
    endif()
    string(REGEX REPLACE "[^\n]" "" newlines "${text}")
    string(LENGTH "${newlines}" line_count)
    math(EXPR added_line "${line_count} + 1")
    file(WRITE "${WORK}/house/${file}" "${text}${lines}\n")
    execute_process(COMMAND ${CMAKE_COMMAND} -DHOUSE=${WORK}/house -P ${HOUSE}/tests/layers.cmake
                    RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
endmacro()

function(expect_refusal name file line words)
    ask_after_adding(${file} "${line}")
    string(FIND "${said}" "${file}:${added_line}: ${words}\n" found)
    if(status EQUAL 0)
        complain("${name}: layers.cmake saw nothing wrong")
    elseif(found EQUAL -1)
        complain("${name}: expected \"${file}:${added_line}: ${words}\" in:\n${said}")
    endif()
    string(REGEX MATCH "([0-9]+) places in" counted "${said}")
    if(NOT CMAKE_MATCH_1 STREQUAL "1")
        complain("${name}: expected one complaint, not these:\n${said}")
    endif()
    set(failures ${failures} PARENT_SCOPE)
endfunction()

function(expect_consent name file line)
    ask_after_adding(${file} "${line}")
    if(NOT status EQUAL 0)
        complain("${name}: expected no complaint, not these:\n${said}")
    endif()
    set(failures ${failures} PARENT_SCOPE)
endfunction()

macro(complain words)
    message(NOTICE "${words}")
    math(EXPR failures "${failures} + 1")
endmacro()

expect_consent("the house as it stands" src/base/example.c "#include <stdio.h>")
if(failures)
    message(FATAL_ERROR "What is turned round can only be seen in a house that stands: mend that first.")
endif()
expect_consent("an arrow down" src/deck/example.c "#include \"type/paragraph.h\"")
expect_consent("the page that the screen may see" src/screen/example.c "#include \"deck/page.h\"")
expect_consent("a library in its room" src/feed/example.c "#include <curl/curl.h>")
expect_consent("a generated header of one's own room" src/type/example.c "#include \"type/patterns_made_by_the_build.h\"")

expect_refusal("an arrow up" include/base/arena.h "#include \"programme/programme.h\""
    "base may not use programme, so not programme/programme.h")
expect_refusal("an arrow up, in angle brackets and without a space" src/base/arena.c "#include<type/paragraph.h>"
    "base may not use type, so not type/paragraph.h")
expect_refusal("an arrow sideways" include/type/paragraph.h "#include \"programme/programme.h\""
    "type may not use programme, so not programme/programme.h")
expect_refusal("an arrow sideways between the top rooms" src/screen/example.c "  #  include \"feed/cache.h\""
    "screen may not use feed, so not feed/cache.h")
expect_refusal("the screen looking behind the page" src/screen/example.c "#include \"deck/example.h\""
    "screen may not use deck, so not deck/example.h")
expect_refusal("an arrow up by a path" src/type/example.c "#include \"../deck/theme.c\""
    "type may not use deck, so not ../deck/theme.c")
expect_refusal("a test that looks above its room" tests/programme/example_test.c "#include \"deck/page.h\""
    "programme may not use deck, so not deck/page.h")
expect_refusal("a private header of another room" src/deck/example.c "#include \"programme/example.h\""
    "programme/example.h is private to programme; its doors are in include/programme/")
expect_refusal("a door that opens on something private" include/type/glyphs.h "#include \"type/example.h\""
    "the door include/type/glyphs.h shows type/example.h, which is private to type")
expect_refusal("the header of a hall" src/deck/example.c "#include \"taqta/clock.h\""
    "nothing includes the header of a hall, and taqta/clock.h belongs to taqta")
expect_refusal("a hall in a hall" src/taqtactl/example.c "#include \"taqta/clock.h\""
    "nothing includes the header of a hall, and taqta/clock.h belongs to taqta")
expect_refusal("a library in the wrong room" src/programme/example.c "#include <jansson.h>"
    "jansson lives in base, not in programme, so not jansson.h")
expect_refusal("a library in the wrong room, by a macro" src/deck/example.c "#include FT_FREETYPE_H"
    "freetype lives in type, not in deck, so not FT_FREETYPE_H")
expect_refusal("a library in the wrong hall" src/taqtactl/example.c "#include <ini.h>"
    "libinih lives in taqta, not in taqtactl, so not ini.h")
expect_refusal("a library in a door" include/base/json.h "#include <jansson.h>"
    "the door include/base/json.h shows the library header jansson.h")
expect_refusal("a library without a room" src/base/example.c "#include <lzma.h>"
    "lzma.h is neither found in the house nor of a library that has a room")

function(expect_name_refused name file words)
    ask_after_adding(${file} "")
    string(FIND "${said}" "${words}\n" found)
    if(status EQUAL 0 OR found EQUAL -1)
        complain("${name}: expected \"${words}\" in:\n${said}")
    endif()
    set(failures ${failures} PARENT_SCOPE)
endfunction()

expect_name_refused("a new name at the top level" notes.txt "notes.txt: does not belong at the top level")
expect_name_refused("an attic" src/utilities/example.c "src/utilities: is no room of this house")
expect_name_refused("a hall with doors" include/taqta/clock.h "include/taqta: a hall shows no doors")

file(REMOVE_RECURSE "${WORK}/house")
if(failures)
    message(FATAL_ERROR "${failures} expectations of the layers check were not met")
endif()
