/* SPDX-License-Identifier: MIT
 * Stands in for both programs where the setup is what is tested: stand-in.exe says its version;
 * with an argument it runs, as the chat of a far session does, until the setup asks it to leave. */
#include <windows.h>

#include <stdio.h>

int main(int count, char **arguments)
{
    (void)arguments;
    puts(VERSION);
    if (count < 2)
        return 0;
    HANDLE event = CreateEventW(NULL, TRUE, FALSE, L"Global\\com.ecom67.support.quit.4711");
    puts("waiting");
    fflush(stdout);
    return event && WaitForSingleObject(event, 60000) == WAIT_OBJECT_0 ? 0 : 1;
}
