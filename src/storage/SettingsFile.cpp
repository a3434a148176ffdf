// SPDX-License-Identifier: MIT
#include "storage/SettingsFile.h"

#include "storage/PrivateFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QRandomGenerator>
#include <QSettings>

#include <chrono>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr auto kLockWait = 1s;

/// As QSettings reads its own, to compare a copy with what it must hold.
static QMap<QString, QString> entriesOf(const QSettings &settings)
{
    QMap<QString, QString> entries;
    const QStringList keys = settings.allKeys();
    for (const QString &key : keys) {
        const QVariant value = settings.value(key);
        // An address with a comma that somebody typed without quotes comes as a list.
        if (value.typeId() == QMetaType::QStringList)
            entries.insert(key, value.toStringList().join(u','));
        else if (value.typeId() == QMetaType::QString)
            entries.insert(key, value.toString());
    }
    return entries;
}

/// The copies a change is made in; what is left of them goes when the change is over.
class WorkingCopy
{
    Q_DISABLE_COPY_MOVE(WorkingCopy)
public:
    explicit WorkingCopy(const QString &path)
        : m_base(path + u'.' + QString::number(QRandomGenerator::global()->generate(), 36))
    {
    }
    ~WorkingCopy()
    {
        QFile::remove(edited());
        QFile::remove(checked());
    }

    QString edited() const { return m_base + u".new"_s; }
    QString checked() const { return m_base + u".checked"_s; }

    bool create(const QByteArray &content) const
    {
        QFile file(edited());
        return file.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOwnerOnly)
            && file.write(content) == content.size() && file.flush();
    }

    /// What the copy must hold afterwards, or nothing when it could not be written.
    std::optional<QMap<QString, QString>> change(const SettingsFile::Changes &changes) const
    {
        QSettings settings(edited(), QSettings::IniFormat);
        auto expected = entriesOf(settings);
        for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
            if (change.value().isEmpty()) {
                expected.remove(change.key());
                settings.remove(change.key());
            } else {
                expected.insert(change.key(), change.value());
                settings.setValue(change.key(), change.value());
            }
        }
        settings.sync();
        return settings.status() == QSettings::NoError ? std::optional(expected) : std::nullopt;
    }

    /// Under another name, since QSettings would answer for the first one from its memory.
    bool holds(const QMap<QString, QString> &expected) const
    {
        if (!replaceFile(edited(), checked()))
            return false;
        const QSettings settings(checked(), QSettings::IniFormat);
        return settings.status() == QSettings::NoError && entriesOf(settings) == expected;
    }

private:
    QString m_base;
};

SettingsFile::SettingsFile(QString path)
    : m_path(std::move(path))
{
}

ChatError SettingsFile::problem(ChatError::Code code, const QString &what) const
{
    return {.code = code,
            .detail = QFileInfo(m_path).fileName() + u": "_s + what,
            .httpStatus = 0,
            .setting = {}};
}

std::variant<QByteArray, ChatError> SettingsFile::content() const
{
    const QFileInfo info(m_path);
    if (!info.exists() && !info.isSymbolicLink())
        return QByteArray();
    // A pipe would block and a device never end.
    QFile file(m_path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return problem(ChatError::Code::FileUnreadable, u"cannot be read"_s);
    QByteArray bytes = file.read(kLargest + 1);
    if (bytes.size() > kLargest)
        return problem(ChatError::Code::FileInvalid, u"larger than 256 KB"_s);
    return bytes;
}

std::variant<QByteArray, ChatError> SettingsFile::soundContent() const
{
    auto bytes = content();
    if (const auto *found = std::get_if<QByteArray>(&bytes)) {
        if (const int line = IniText::parse(*found).brokenLine)
            return problem(ChatError::Code::FileInvalid, u"line %1"_s.arg(line));
    }
    return bytes;
}

std::variant<SettingsFile::Entries, ChatError> SettingsFile::read() const
{
    const Reading found = reading();
    if (found.problem)
        return *found.problem;
    return found.entries;
}

SettingsFile::Reading SettingsFile::readWhatCanBe() const
{
    Reading found = reading();
    if (found.problem)
        found.problem->detail.prepend(QFileInfo(m_path).path() + u'/');
    return found;
}

SettingsFile::Reading SettingsFile::reading() const
{
    const auto bytes = content();
    if (const auto *error = std::get_if<ChatError>(&bytes))
        return {.entries = {}, .problem = *error};
    IniText text = IniText::parse(std::get<QByteArray>(bytes));
    Reading found{.entries = std::move(text.entries)};
    if (text.brokenLine != 0)
        found.problem = problem(ChatError::Code::FileInvalid, u"line %1"_s.arg(text.brokenLine));
    return found;
}

std::optional<ChatError> SettingsFile::write(const Changes &changes) const
{
    const auto unwritable = [this](const QString &what) {
        return problem(ChatError::Code::SettingsUnwritable, what);
    };
    const QFileInfo info(m_path);
    if (!info.dir().exists() && !ensurePrivateFolder(info.path()))
        return unwritable(u"the folder cannot be made"_s);
    QLockFile lock(m_path + u".lock"_s);
    if (!lock.tryLock(int(std::chrono::milliseconds(kLockWait).count())))
        return unwritable(u"the folder cannot be written or another program holds it"_s);

    const auto bytes = soundContent();
    if (const auto *error = std::get_if<ChatError>(&bytes))
        return *error;
    // Administrators keep settings behind links: write where the link leads.
    const QString target = info.exists() ? info.canonicalFilePath() : m_path;
    const WorkingCopy copy(target);
    if (!copy.create(std::get<QByteArray>(bytes)))
        return unwritable(u"cannot be copied"_s);
    const auto expected = copy.change(changes);
    if (!expected || !copy.holds(*expected))
        return unwritable(u"the copy does not hold what was written"_s);
    if (!QFile::setPermissions(copy.checked(), kOwnerOnly) || !replaceFile(copy.checked(), target))
        return unwritable(u"cannot be replaced"_s);
    return std::nullopt;
}

} // namespace ecom67
