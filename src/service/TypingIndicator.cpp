// SPDX-License-Identifier: MIT
#include "service/TypingIndicator.h"

namespace ecom67 {

TypingIndicator::TypingIndicator(std::chrono::milliseconds endsAfter, QObject *parent)
    : QObject(parent)
{
    m_end.setSingleShot(true);
    m_end.setInterval(endsAfter);
    connect(&m_end, &QTimer::timeout, this, [this] { setTyping(false); });
}

TypingIndicator::~TypingIndicator() = default;

void TypingIndicator::setTyping(bool isTyping)
{
    if (isTyping)
        m_end.start();
    else
        m_end.stop();
    if (m_isTyping == isTyping)
        return;
    m_isTyping = isTyping;
    Q_EMIT changed(isTyping);
}

} // namespace ecom67
