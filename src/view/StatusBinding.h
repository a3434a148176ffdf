// SPDX-License-Identifier: MIT
#pragma once

#include "core/ConnectionStatus.h"
#include "view/StatusGrace.h"

#include <QObject>
#include <QString>

#include <chrono>

namespace ecom67 {

class AccountViewModel;
class Announcer;
class ChatHeader;
class ChatViewModel;
class StatusLine;

/// Shows how the connection is and what is wrong with this machine: in the header, in the line
/// below it, and to screen readers.
class StatusBinding : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusBinding)

public:
    struct Parts
    {
        ChatViewModel &chat;
        ChatHeader &header;
        StatusLine &line;
        Announcer &announcer;
    };

    /// All parts must outlive this object.
    StatusBinding(Parts parts, std::chrono::milliseconds grace, QObject *parent = nullptr);
    ~StatusBinding() override;

    void start(); ///< shows what the status is now
    void setAccount(AccountViewModel &account); ///< must outlive this object

Q_SIGNALS:
    /// Unconfigured: there is no address yet.
    void statusShown(const ecom67::ConnectionStatus &status, bool isUnconfigured);
    void preferencesRequested(const QString &key); ///< of the setting that is wrong, or empty

private:
    void show(const ConnectionStatus &status);
    void announce(const ConnectionStatus &status);
    void showAccount(const AccountViewModel &account);

    Parts m_parts;
    StatusGrace m_grace;
    QString m_lastWords;
    QString m_problemKey; ///< of the setting that the line says something about
};

} // namespace ecom67
