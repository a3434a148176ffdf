// SPDX-License-Identifier: MIT
#pragma once

#include "model/ConversationExport.h"

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace ecom67 {

enum class ExportFormat { Text, Markdown, Html, Json };

/// What a saved conversation says beside its messages.
struct ExportOptions
{
    QString title;
    QDateTime savedAt;
    QString session; ///< of the conversation; goes nowhere unless asked for
    bool isSessionAsked = false;
    QLocale locale; ///< of dates and times
};

/// How a conversation is written down. Everything in it may be hostile: nothing of it can look like
/// somebody else's words, run or load something, or move the cursor of a terminal.
namespace exportForm {

ConversationExport::Form of(ExportFormat format, const ExportOptions &options);

/// Without the dot.
QString suffixOf(ExportFormat format);

/// "E-Com67 Support 2026-11-25 14.03.md": a name that every system takes.
QString fileName(const QString &title, const QDateTime &when, ExportFormat format);

} // namespace exportForm

} // namespace ecom67
