// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <chrono>

namespace ecom67 {

/// API Gateway's limits for WebSocket APIs
/// (docs.aws.amazon.com, "Quotas for configuring and running a WebSocket API").
struct Quotas
{
    std::chrono::milliseconds idle{std::chrono::minutes(10)}; ///< without a message: close 1001
    std::chrono::milliseconds lifetime{std::chrono::hours(2)}; ///< then close 1001
    std::chrono::milliseconds integration{std::chrono::seconds(29)}; ///< for one answer
    std::chrono::milliseconds handshake{std::chrono::seconds(60)}; ///< for the upgrade request
    qsizetype longestFrame = 32 * 1024; ///< payload bytes; longer: close 1009
    qsizetype longestMessage = 128 * 1024; ///< payload bytes; longer: close 1009

    /// The same with all times multiplied, so that a test sees hours in milliseconds.
    [[nodiscard]] Quotas scaled(double factor) const
    {
        const auto scale = [factor](std::chrono::milliseconds time) {
            const auto scaledTime
                = std::chrono::duration_cast<std::chrono::milliseconds>(time * factor);
            return std::max(scaledTime, std::chrono::milliseconds(1));
        };
        Quotas quotas = *this;
        quotas.idle = scale(idle);
        quotas.lifetime = scale(lifetime);
        quotas.integration = scale(integration);
        quotas.handshake = scale(handshake);
        return quotas;
    }

    friend bool operator==(const Quotas &, const Quotas &) = default;
};

} // namespace ecom67
