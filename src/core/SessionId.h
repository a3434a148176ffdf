// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace ecom67 {

/// Names one conversation on the server, and is all that keeps anonymous customers apart there:
/// a bearer secret. 128 random bits, never logged, rotated together with the transcript.
class SessionId
{
public:
    /// A fresh id from the system's cryptographic generator: "session-" and 32 hex digits.
    [[nodiscard]] static SessionId generate();

    /// An id read back from storage, or nothing unless it has exactly the form above.
    [[nodiscard]] static std::optional<SessionId> fromString(QStringView text);

    const QString &toString() const noexcept { return m_text; }

    friend bool operator==(const SessionId &, const SessionId &) = default;

private:
    explicit SessionId(QString text);

    QString m_text;
};

} // namespace ecom67
