// SPDX-License-Identifier: MIT
#include "storage/UpdateRecordFile.h"

#include "storage/CheckedFile.h"
#include "storage/Logging.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr qint64 kMostBytes = 64 * 1'024;

UpdateRecordFile::UpdateRecordFile(QString path)
    : m_path(std::move(path))
{
    read();
}

UpdateRecordFile::~UpdateRecordFile() = default;

void UpdateRecordFile::read()
{
    QFile file(m_path);
    // By kind before by content: a pipe of that name would never end.
    if (!QFileInfo(m_path).isFile() || file.size() > kMostBytes || !file.open(QIODevice::ReadOnly))
        return;
    const QJsonObject all = QJsonDocument::fromJson(file.read(kMostBytes)).object();
    m_lastRead = QDateTime::fromString(all.value("lastRead"_L1).toString(), Qt::ISODate);
    m_document = all.value("document"_L1).toObject();
    m_dismissedVersion = all.value("dismissedVersion"_L1).toString();
}

void UpdateRecordFile::write() const
{
    const QJsonObject all{{u"lastRead"_s, m_lastRead.toUTC().toString(Qt::ISODate)},
                          {u"document"_s, m_document},
                          {u"dismissedVersion"_s, m_dismissedVersion}};
    if (!QDir().mkpath(QFileInfo(m_path).path())
        || !writeChecked(m_path, QJsonDocument(all).toJson(QJsonDocument::Compact)))
        qCInfo(lcStorage) << "the update notice could not be kept";
}

void UpdateRecordFile::setLastRead(const QDateTime &when)
{
    m_lastRead = when;
    write();
}

void UpdateRecordFile::setDocument(const QJsonObject &document)
{
    m_document = document;
    write();
}

void UpdateRecordFile::setDismissedVersion(const QString &version)
{
    m_dismissedVersion = version;
    write();
}

} // namespace ecom67
