// SPDX-License-Identifier: MIT
#include "view/ErrorText.h"

#include <QCoreApplication>

namespace ecom67 {

QString errorText(ChatError::Code code)
{
    return QCoreApplication::translate("ChatError", sentenceFor(code));
}

QString errorText(const ChatError &error)
{
    const QString sentence = errorText(error.code);
    if (error.httpStatus == 0)
        return sentence;
    //: %1 is a whole sentence, %2 the number of an HTTP status such as 403
    return QCoreApplication::translate("ErrorText", "%1 (HTTP %2)")
        .arg(sentence)
        .arg(error.httpStatus);
}

} // namespace ecom67
