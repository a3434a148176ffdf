// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

namespace ecom67 {

/// How high the row of a message will be at any width, roughly: what takes long to read off a
/// message is read once, so that another width costs some nanoseconds a row.
struct HeightEstimate
{
    /// shown: see messageText::kMostShown, here for characters; hasOffers: buttons and suggestions
    /// stand below.
    static HeightEstimate of(const Message &message, qsizetype shown, bool hasOffers);

    /// In pixels, at most kHighest: 100,000 rows stay within the range of a scroll bar.
    int at(int rowWidth) const;

    static constexpr int kHighest = 16'000;

    int fixed = 0; ///< pixels at any width
    int lines = 1; ///< of text, were each as long as it wants to be
    float textLength = 0; ///< pixels of the whole text in one line
    float share = 1; ///< of the row that a bubble may take
    int inset = 0; ///< pixels on both sides of the text together
};

} // namespace ecom67
