// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QList>
#include <QString>

namespace ecom67 {

/// A part of a conversation as it is copied.
struct CopiedPart
{
    Message message;
    QString text;
};

/// What a message says, with what its cards say below it: for the clipboard and for files.
QString wholeText(const Message &message);

/// Only what its cards say; empty when it shows none.
QString cardsText(const Message &message);

/// Plain text for the clipboard: each part below who said it and when, with a line between them.
QString copyText(const QList<CopiedPart> &parts);

} // namespace ecom67
