// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <QVariantMap>

namespace ecom67 {

/// The interface org.freedesktop.Application on the session bus (Desktop Entry Specification 1.5,
/// "D-Bus Activation"): by it a desktop starts the program, or brings the one that runs forward,
/// and hands over the token without which a compositor of Wayland gives its window no focus.
///
/// Any program of the same user may call it. It can do no more than ecom67-support:open.
class DesktopActivation : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopActivation)
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Application")

public:
    explicit DesktopActivation(QObject *parent = nullptr);
    ~DesktopActivation() override;

    /// Takes the name com.ecom67.support on the bus. False where there is no bus, or another
    /// program has the name.
    bool start();
    /// Gives the name back; nothing is answered any more.
    void stop();

public Q_SLOTS:
    Q_SCRIPTABLE void Activate(const QVariantMap &platformData);
    /// Of an address that is not the program's own nothing is taken.
    Q_SCRIPTABLE void Open(const QStringList &addresses, const QVariantMap &platformData);
    /// "open" shows the chat, "demo" starts a program of its own with the demo.
    Q_SCRIPTABLE void ActivateAction(const QString &name, const QVariantList &parameters,
                                     const QVariantMap &platformData);

Q_SIGNALS:
    void chatWanted();
    void demoWanted();

private:
    bool m_isNamed = false;
};

} // namespace ecom67
