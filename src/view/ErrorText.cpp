// SPDX-License-Identifier: MIT
#include "view/ErrorText.h"

#include "core/Redaction.h"

#include <QCoreApplication>

namespace ecom67 {

using namespace Qt::StringLiterals;

QString errorText(ChatError::Code code)
{
    return QCoreApplication::translate("ChatError", sentenceFor(code));
}

QString errorText(const ChatError &error)
{
    const QString sentence = errorText(error.code);
    // Which file and which line: our own words, for whoever wrote the file.
    const bool isOfFile = error.code == ChatError::Code::FileInvalid
        || error.code == ChatError::Code::FileUnreadable;
    if (isOfFile && !error.detail.isEmpty())
        return sentence + u" ("_s + redacted(error.detail) + u')';
    if (!error.place.isEmpty())
        return sentence + u" ("_s + redacted(placeText(error)) + u')';
    if (error.httpStatus == 0)
        return sentence;
    //: %1 is a whole sentence, %2 the number of an HTTP status such as 403
    return QCoreApplication::translate("ErrorText", "%1 (HTTP %2)")
        .arg(sentence)
        .arg(error.httpStatus);
}

} // namespace ecom67
