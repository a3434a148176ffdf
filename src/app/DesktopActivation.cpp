// SPDX-License-Identifier: MIT
#include "app/DesktopActivation.h"

#include "app/ActivationToken.h"
#include "app/Logging.h"
#include "core/ProgramAddress.h"

#include <QDBusConnection>
#include <QDBusError>

#include <algorithm>

namespace ecom67 {

using namespace Qt::StringLiterals;

static QString busName()
{
    return u"com.ecom67.support"_s;
}

/// By the specification the name with slashes.
static QString objectPath()
{
    return u"/com/ecom67/support"_s;
}

DesktopActivation::DesktopActivation(QObject *parent)
    : QObject(parent)
{
}

DesktopActivation::~DesktopActivation()
{
    stop();
}

bool DesktopActivation::start()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    // The object first: whoever waits for the name calls it at once.
    m_isNamed = bus.registerObject(objectPath(), this, QDBusConnection::ExportScriptableSlots)
        && bus.registerService(busName());
    if (!m_isNamed) {
        bus.unregisterObject(objectPath());
        qCInfo(lcApp).noquote() << "the desktop cannot bring this chat forward:"
                                << bus.lastError().message();
    }
    return m_isNamed;
}

void DesktopActivation::stop()
{
    if (!m_isNamed)
        return;
    m_isNamed = false;
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.unregisterService(busName());
    bus.unregisterObject(objectPath());
}

void DesktopActivation::Activate(const QVariantMap &platformData)
{
    useActivationToken(
        activationToken(platformData.value(u"activation-token"_s).toString().toUtf8()));
    Q_EMIT chatWanted();
}

void DesktopActivation::Open(const QStringList &addresses, const QVariantMap &platformData)
{
    const bool isOurs = std::any_of(addresses.cbegin(), addresses.cend(), [](const QString &word) {
        return readProgramAddress(word) != AddressWish::NotOurs;
    });
    if (isOurs)
        Activate(platformData);
}

void DesktopActivation::ActivateAction(const QString &name, const QVariantList &parameters,
                                       const QVariantMap &platformData)
{
    Q_UNUSED(parameters)
    if (name == "open"_L1)
        Activate(platformData);
    else if (name == "demo"_L1)
        Q_EMIT demoWanted();
}

} // namespace ecom67
