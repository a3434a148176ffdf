/* SPDX-License-Identifier: MIT
 * Stands in for both programs where the setup is what is tested: stand-in.exe says its version; with
 * "wait" it runs, as the chat of a far session does, until the setup asks it to leave; whatever else
 * it is given it writes down, an argument a line. */
#include <windows.h>

#include <stdio.h>
#include <string.h>

static int writeDown(int count, char **arguments)
{
    FILE *file = fopen("c:\\arguments.txt", "w");
    if (!file)
        return 2;
    for (int i = 1; i < count; ++i)
        fprintf(file, "%s\n", arguments[i]);
    fclose(file);
    return 0;
}

int main(int count, char **arguments)
{
    puts(VERSION);
    if (count < 2)
        return 0;
    if (strcmp(arguments[1], "wait") != 0)
        return writeDown(count, arguments);
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, L"Global\\com.ecom67.support.quit.4711");
    puts("waiting");
    fflush(stdout);
    return event && WaitForSingleObject(event, 60000) == WAIT_OBJECT_0 ? 0 : 1;
}
