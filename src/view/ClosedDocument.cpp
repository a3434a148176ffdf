// SPDX-License-Identifier: MIT
#include "view/ClosedDocument.h"

#include "view/MarkdownLines.h"

#include <QTextCursor>

namespace ecom67 {

/// One of MD4C's flags, which Qt's features are; this one has no name in Qt.
static constexpr int kTaskLists = 0x0800;

ClosedDocument::ClosedDocument(QObject *parent)
    : QTextDocument(parent)
{
    setUndoRedoEnabled(false);
}

ClosedDocument::~ClosedDocument() = default;

void ClosedDocument::readMarkdown(const QString &text, int firstCode)
{
    MarkdownFeatures features(MarkdownDialectGitHub);
    features.setFlag(MarkdownNoHTML);
    // The boxes of a list of tasks would be painted empty, and be missing in every copy.
    features.setFlag(MarkdownFeature(kTaskLists), false);
    // One edit, or Qt's reader lays out the paragraph again for each piece of text it adds.
    QTextCursor edit(this);
    edit.beginEditBlock();
    setMarkdown(markdownLines::withLineBreaks(text, firstCode), features);
    edit.endEditBlock();
}

QVariant ClosedDocument::loadResource(int /*type*/, const QUrl & /*name*/)
{
    return {};
}

} // namespace ecom67
