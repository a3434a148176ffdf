// SPDX-License-Identifier: MIT
#include "service/AuthorityFile.h"

#include "core/Redaction.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Code = ChatError::Code;

AuthorityFile::AuthorityFile(QString path)
    : m_path(std::move(path))
{
}

QList<QSslCertificate> AuthorityFile::certificates()
{
    refresh();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<QSslCertificate> valid = m_certificates;
    valid.removeIf([&now](const QSslCertificate &each) {
        return each.expiryDate() < now || each.effectiveDate() > now;
    });
    return valid;
}

std::optional<ChatError> AuthorityFile::problem()
{
    refresh();
    if (m_problem)
        return m_problem;
    // By the clock of today, not of the day on which it was read.
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (qsizetype i = 0; i < m_certificates.size(); ++i) {
        const QSslCertificate &each = m_certificates.at(i);
        const bool isOver = each.expiryDate() < now;
        if (!isOver && each.effectiveDate() <= now)
            continue;
        const QDateTime &when = isOver ? each.expiryDate() : each.effectiveDate();
        return ChatError{.code = Code::CaFileExpired,
                         .detail = u"certificate %1, %2 %3"_s.arg(
                             QString::number(i + 1), isOver ? u"until"_s : u"from"_s,
                             when.toUTC().date().toString(Qt::ISODate)),
                         .httpStatus = 0,
                         .setting = u"network/caFile"_s,
                         .place = redacted(m_path)};
    }
    return std::nullopt;
}

void AuthorityFile::refresh()
{
    if (m_path.isEmpty())
        return;
    const QFileInfo info(m_path);
    const QDateTime modified = info.lastModified();
    const qint64 size = info.exists() ? info.size() : -1;
    if (m_wasRead && modified == m_modified && size == m_size)
        return;
    m_wasRead = true;
    m_modified = modified;
    m_size = size;
    m_certificates.clear();
    m_problem.reset();
    read();
}

void AuthorityFile::read()
{
    const QFileInfo info(m_path);
    // A pipe or a device would make us wait or never end.
    if (info.exists() && !info.isFile()) {
        fail(Code::CaFileUnreadable, u"not a file"_s);
        return;
    }
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        fail(Code::CaFileUnreadable, info.exists() ? u"not allowed"_s : u"not there"_s);
        return;
    }
    const QByteArray bytes = file.read(kMostBytes + 1);
    if (bytes.size() > kMostBytes) {
        fail(Code::CaFileUnreadable, u"over 1 MB"_s);
        return;
    }
    m_certificates = QSslCertificate::fromData(bytes, QSsl::Pem);
    m_certificates.removeIf([](const QSslCertificate &each) { return each.isNull(); });
    if (m_certificates.isEmpty())
        fail(Code::CaFileInvalid, u"no certificate in it"_s);
}

void AuthorityFile::fail(Code code, const QString &detail)
{
    m_problem = ChatError{.code = code,
                          .detail = detail,
                          .httpStatus = 0,
                          .setting = u"network/caFile"_s,
                          .place = redacted(m_path)};
}

} // namespace ecom67
