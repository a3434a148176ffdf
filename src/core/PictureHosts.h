// SPDX-License-Identifier: MIT
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace ecom67 {

/// The address of a picture in an answer, when a picture may be there at all: https (http to this
/// machine only), no user name, at most 2,048 characters, and a host that is written as it is used.
/// Otherwise nothing. Which hosts are asked is for PictureHosts to say.
[[nodiscard]] QUrl pictureUrl(const QString &address);

/// The hosts that pictures of products are loaded from: those the administrator names, and without
/// any, none. A name counts for itself alone, not for what is below it, and with the usual port
/// unless it names another one ("images.shop.example:8443").
///
/// Addresses in figures can be read in too many ways and have no certificate: only those of this
/// machine are hosts (127.0.0.1, [::1]).
class PictureHosts
{
public:
    static constexpr qsizetype kMost = 32;

    PictureHosts() = default;
    /// list holds hosts with commas or spaces between them.
    explicit PictureHosts(const QString &list);

    bool isEmpty() const noexcept { return m_hosts.isEmpty(); }

    /// Whether a picture may be loaded from there, now and after each redirect.
    bool allows(const QUrl &url) const;

    /// Whether what is at one address may send on to the other: the same host and port, which this
    /// allows, and never from https to http.
    bool allowsRedirect(const QUrl &from, const QUrl &to) const;

    /// What is in the list and is no host, or one too many.
    const QStringList &unusable() const noexcept { return m_unusable; }

private:
    QSet<QString> m_hosts; ///< "host" or "host:port"
    QStringList m_unusable;
};

} // namespace ecom67
