// SPDX-License-Identifier: MIT
#include "model/ConversationExport.h"

#include <QDeadlineTimer>

#include <chrono>
#include <utility>

namespace ecom67 {

using namespace std::chrono_literals;

/// Leaves half of a frame to everything else.
static constexpr auto kSlice = 6ms;

ConversationExport::ConversationExport(QList<Message> messages, Form form, QObject *parent)
    : QObject(parent)
    , m_messages(std::move(messages))
    , m_form(std::move(form))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(0ms);
    connect(&m_timer, &QTimer::timeout, this, &ConversationExport::formatSlice);
    connect(&m_write, &CheckedWrite::finished, this, &ConversationExport::finished);
}

ConversationExport::~ConversationExport() = default;

void ConversationExport::saveTo(const QString &path)
{
    m_path = path;
    m_content = m_form.head();
    m_next = 0;
    m_timer.start();
}

void ConversationExport::formatSlice()
{
    const QDeadlineTimer end(kSlice);
    while (m_next < m_messages.size() && !end.hasExpired()) {
        m_content += m_form.entry(m_messages.at(m_next), m_next == 0);
        ++m_next;
    }
    if (m_next < m_messages.size()) {
        m_timer.start();
        return;
    }
    m_content += m_form.tail();
    m_write.start(m_path, std::exchange(m_content, {}));
}

QByteArray ConversationExport::contentOf(const QList<Message> &messages, const Form &form)
{
    QByteArray content = form.head();
    for (qsizetype i = 0; i < messages.size(); ++i)
        content += form.entry(messages.at(i), i == 0);
    return content + form.tail();
}

} // namespace ecom67
