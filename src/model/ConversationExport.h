// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "storage/CheckedWrite.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTimer>

#include <functional>

namespace ecom67 {

/// Makes a file of a conversation, a slice of some milliseconds at a time, and has it written
/// in one step, without waiting for the disk. What the file looks like is said by functions.
class ConversationExport : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConversationExport)

public:
    struct Form
    {
        std::function<QByteArray()> head;
        std::function<QByteArray(const Message &message, bool isFirst)> entry;
        std::function<QByteArray()> tail;
    };

    /// messages as they are now, whatever becomes of the conversation meanwhile.
    ConversationExport(QList<Message> messages, Form form, QObject *parent = nullptr);
    ~ConversationExport() override;

    /// finished() comes later, once.
    void saveTo(const QString &path);

    /// What path would hold, at once; for tests and short conversations.
    static QByteArray contentOf(const QList<Message> &messages, const Form &form);

Q_SIGNALS:
    /// Not saved: what was at the path before is there still.
    void finished(bool isSaved);

private:
    void formatSlice();

    QList<Message> m_messages;
    Form m_form;
    QString m_path;
    QByteArray m_content;
    qsizetype m_next = 0;
    CheckedWrite m_write;
    QTimer m_timer; ///< one shot of 0 ms, again and again
};

} // namespace ecom67
