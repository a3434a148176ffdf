// SPDX-License-Identifier: MIT
#pragma once

#include <QTextDocument>

namespace ecom67 {

/// Loads nothing: a picture in an answer must not make this program read a file or the network.
class ClosedDocument final : public QTextDocument
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClosedDocument)

public:
    explicit ClosedDocument(QObject *parent = nullptr);
    ~ClosedDocument() override;

    /// Without HTML. Line breaks are markdownLines::kLineBreak; blocks of code are numbered from
    /// firstCode on.
    void readMarkdown(const QString &text, int firstCode = 0);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
};

} // namespace ecom67
