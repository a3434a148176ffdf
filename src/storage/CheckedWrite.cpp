// SPDX-License-Identifier: MIT
#include "storage/CheckedWrite.h"

#include "storage/CheckedFile.h"

#include <QThread>

#include <atomic>
#include <chrono>
#include <memory>

namespace ecom67 {

using namespace std::chrono_literals;

static constexpr auto kGrace = 1s;

CheckedWrite::CheckedWrite(QObject *parent)
    : QObject(parent)
{
}

CheckedWrite::~CheckedWrite()
{
    if (m_thread)
        m_thread->wait(QDeadlineTimer(kGrace));
}

void CheckedWrite::start(const QString &path, const QByteArray &content)
{
    Q_ASSERT(!m_thread);
    const auto isWritten = std::make_shared<std::atomic<bool>>(false);
    m_thread
        = QThread::create([path, content, isWritten] { *isWritten = writeChecked(path, content); });
    m_thread->setObjectName("export");
    connect(m_thread, &QThread::finished, this,
            [this, isWritten] { Q_EMIT finished(isWritten->load()); });
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
    m_thread->start();
}

} // namespace ecom67
