// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>

class QThread;

namespace ecom67 {

/// Writes one file as writeChecked() does, in a thread of its own: a memory stick or a share may
/// take minutes, or for ever.
class CheckedWrite : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckedWrite)

public:
    explicit CheckedWrite(QObject *parent = nullptr);
    /// A write that is under way is given a second, so that quitting loses nothing that was about
    /// to be there. One that takes longer is left to itself: the old file stays until it is done.
    ~CheckedWrite() override;

    /// Once; finished() comes later.
    void start(const QString &path, const QByteArray &content);

Q_SIGNALS:
    void finished(bool isWritten);

private:
    QPointer<QThread> m_thread; ///< deletes itself; owned by nobody, it may outlive all
};

} // namespace ecom67
