// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QDateTime>
#include <QList>
#include <QSslCertificate>
#include <QString>

#include <optional>

namespace ecom67 {

/// A file of certificates in PEM that the administrator trusts beside the system's. It is read when
/// it is first asked for, and again when its time or size has changed: such files are renewed while
/// a kiosk runs for months.
class AuthorityFile
{
public:
    static constexpr qint64 kMostBytes = 1024 * 1024; ///< the system's own bundle has 220 KB

    AuthorityFile() = default; ///< none
    explicit AuthorityFile(QString path); ///< empty for none

    /// All that are valid now.
    QList<QSslCertificate> certificates();

    /// What is wrong: CaFileUnreadable, CaFileInvalid (no certificate in it) or CaFileExpired (at
    /// least one is, or begins later), with the file as its place; or nothing.
    std::optional<ChatError> problem();

private:
    void refresh();
    void read();
    void fail(ChatError::Code code, const QString &detail);

    QString m_path;
    bool m_wasRead = false;
    QDateTime m_modified;
    qint64 m_size = -1;
    QList<QSslCertificate> m_certificates;
    std::optional<ChatError> m_problem;
};

} // namespace ecom67
