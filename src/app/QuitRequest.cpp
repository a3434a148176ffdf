// SPDX-License-Identifier: MIT
#include "app/QuitRequest.h"

#include <QString>
#include <QWinEventNotifier>

#include <windows.h>

#include <sddl.h>

namespace ecom67 {

using namespace Qt::StringLiterals;

/// Also in packaging/windows/installer/running.nsh. Each session has its own: the user of another
/// one could not open ours.
static QString eventName()
{
    DWORD session = 0;
    ProcessIdToSessionId(GetCurrentProcessId(), &session);
    return u"Global\\com.ecom67.support.quit."_s + QString::number(session);
}

/// For its owner, the system and administrators: a setup may run as any of them.
static Qt::HANDLE makeEvent()
{
    SECURITY_ATTRIBUTES rights = {};
    rights.nLength = sizeof rights;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(
            L"D:(A;;GA;;;OW)(A;;GA;;;SY)(A;;GA;;;BA)", SDDL_REVISION_1,
            &rights.lpSecurityDescriptor, nullptr))
        return nullptr;
    // Stays set until the last instance has gone: each of them is to see it.
    const HANDLE event = CreateEventW(&rights, TRUE, FALSE,
                                      reinterpret_cast<const wchar_t *>(eventName().utf16()));
    LocalFree(rights.lpSecurityDescriptor);
    return event;
}

QuitRequest::QuitRequest(QObject *parent)
    : QObject(parent)
    , m_event(makeEvent())
{
    if (!m_event)
        return;
    // One that was set for instances before us must not end a program that has just been started.
    ResetEvent(m_event);
    m_notifier = std::make_unique<QWinEventNotifier>(m_event);
    connect(m_notifier.get(), &QWinEventNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT asked();
    });
}

QuitRequest::~QuitRequest()
{
    m_notifier.reset();
    if (m_event)
        CloseHandle(m_event);
}

} // namespace ecom67
