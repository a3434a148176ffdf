// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QUrl>

#include <functional>

namespace ecom67 {

/// What became of the wish for a picture.
struct FetchedPicture
{
    enum class Outcome {
        Arrived, ///< with its bytes, which nobody has looked into yet
        Refused, ///< there is none, or it must not be loaded
        NotNow, ///< it was not tried; it can be asked for again
    };

    Outcome outcome = Outcome::NotNow;
    QByteArray bytes{};
};

using FetchPictureDone = std::function<void(const FetchedPicture &)>;
/// Asks for a picture. The answer comes exactly once and later, never from inside the call.
using FetchPicture = std::function<void(const QUrl &, FetchPictureDone)>;

} // namespace ecom67
