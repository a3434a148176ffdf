// SPDX-License-Identifier: MIT
// For LD_PRELOAD: a resolver out of reach. It does not say no, it says nothing.
#include <ctime>
#include <netdb.h>

extern "C" int getaddrinfo(const char * /*name*/, const char * /*service*/,
                           const addrinfo * /*hints*/, addrinfo ** /*result*/)
{
    timespec rest{.tv_sec = 60, .tv_nsec = 0};
    while (::nanosleep(&rest, &rest) != 0)
        ;
    return EAI_AGAIN;
}
