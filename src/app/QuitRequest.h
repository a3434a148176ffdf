// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

class QWinEventNotifier;

namespace ecom67 {

/// Lets the setup of Windows ask this program to leave, so that its files can be exchanged: an
/// event of this session, which packaging/windows/installer sets. All instances hear it. The
/// program then quits as from its menu. Compiled on Windows only.
class QuitRequest : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QuitRequest)

public:
    explicit QuitRequest(QObject *parent = nullptr);
    ~QuitRequest() override;

Q_SIGNALS:
    void asked();

private:
    Qt::HANDLE m_event = nullptr;
    std::unique_ptr<QWinEventNotifier> m_notifier; ///< null where there can be no event
};

} // namespace ecom67
