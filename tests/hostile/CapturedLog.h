// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>
#include <QtGlobal>

namespace ecom67::test {

/// Keeps what is logged while it lives, on the thread that made it. One at a time.
class CapturedLog
{
public:
    CapturedLog();
    ~CapturedLog();
    Q_DISABLE_COPY_MOVE(CapturedLog)

    const QStringList &lines() const noexcept { return m_lines; }
    void clear() { m_lines.clear(); }

    /// Lines that are too long, or hold what would act on a terminal or disguise something.
    QStringList badLines() const;

private:
    static void capture(QtMsgType type, const QMessageLogContext &context, const QString &text);

    QStringList m_lines;
    QtMessageHandler m_before;
};

} // namespace ecom67::test
