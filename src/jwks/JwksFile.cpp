// SPDX-License-Identifier: MIT
#include "jwks/JwksFile.h"

#include "core/Redaction.h"
#include "jwks/KeySet.h"
#include "jwks/Logging.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

JwksFile::JwksFile(QString path)
    : m_path(std::move(path))
{
}

std::variant<QByteArray, QString> JwksFile::bytes() const
{
    const QFileInfo info(m_path);
    // A pipe or a device would make us wait or never end.
    if (!info.isFile())
        return info.exists() ? u"not a file"_s : u"not there"_s;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return u"not allowed"_s;
    return file.read(kMostJwksBytes + 1);
}

void JwksFile::read()
{
    const auto found = bytes();
    QString problem;
    if (const auto *reason = std::get_if<QString>(&found)) {
        problem = *reason;
        m_bytes.clear();
    } else if (const auto &read = std::get<QByteArray>(found); read != m_bytes) {
        m_bytes = read;
        auto keys = parseJwks(read);
        if (const auto *wrong = std::get_if<JwksProblem>(&keys))
            problem = wrong->detail;
        else
            m_keys = std::get<QList<Jwk>>(std::move(keys));
    } else {
        return;
    }
    m_problem = problem;
}

QString JwksFile::problem()
{
    read();
    return m_problem;
}

TokenKeys::Verdict JwksFile::verify(const Signed &token)
{
    const QString before = m_problem;
    read();
    if (m_problem != before && !m_problem.isEmpty())
        qCWarning(lcJwks).noquote() << "keys of tokens:" << redacted(m_problem);
    return verifyWith(m_keys, token);
}

bool JwksFile::refresh(std::function<void()> /*done*/)
{
    return false; // nothing is newer than what was read just now
}

} // namespace ecom67
