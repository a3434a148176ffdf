// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace ecom67 {

/// What the assistant says to one question, before it is put into frames.
struct Reply
{
    QString text; ///< Markdown
    QString responseType;
    QString tool; ///< name of the tool that was used, empty for none
    QJsonValue payload = QJsonValue(QJsonValue::Null); ///< {"products": ...} and the like, or null
    QStringList suggestions;
    QList<std::pair<QString, QString>> buttons; ///< text and action
    bool requiresAction = false;
};

} // namespace ecom67
