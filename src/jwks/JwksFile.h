// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/TokenKeys.h"
#include "jwks/Jwk.h"

#include <QByteArray>
#include <QString>

#include <variant>

namespace ecom67 {

/// Keys in a file. It is read for each token: they are few, and so a key that was exchanged counts
/// at once. While the file cannot be used, the keys that were last read still count, and the log
/// says why.
class JwksFile : public TokenKeys
{
public:
    explicit JwksFile(QString path);

    /// What is wrong with the file now, or empty.
    QString problem();

    [[nodiscard]] Verdict verify(const Signed &token) override;
    [[nodiscard]] bool refresh(std::function<void()> done) override;

private:
    std::variant<QByteArray, QString> bytes() const; ///< or why there are none
    void read();

    QString m_path;
    QByteArray m_bytes; ///< as they were last read
    QList<Jwk> m_keys;
    QString m_problem;
};

} // namespace ecom67
