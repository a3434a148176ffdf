// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace ecom67 {

/// Every wait of the conversation with the server, so that a test can shorten it. Each is positive.
struct ChatTiming
{
    std::chrono::milliseconds firstHandshake{15'000};
    std::chrono::milliseconds laterHandshake{30'000};
    std::chrono::milliseconds slowAfter{15'000}; ///< Connecting becomes ConnectingSlow
    std::chrono::milliseconds stableAfter{10'000}; ///< then the back-off starts afresh
    std::chrono::milliseconds stillWorkingAfter{10'000};
    std::chrono::milliseconds unansweredAfter{35'000};
    std::chrono::milliseconds gatewayTimeoutGrace{5'000}; ///< after "Endpoint request timed out"

    // API Gateway cuts a connection after 2 h, and one that is silent after 10 min.
    std::chrono::milliseconds renewAfter{115 * 60'000};
    std::chrono::milliseconds quietFor{60'000}; ///< before a renewal: a late answer has time
    std::chrono::milliseconds restAfter{10 * 60'000}; ///< of silence, while nobody looks
};

} // namespace ecom67
