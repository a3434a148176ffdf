// SPDX-License-Identifier: MIT
#include "hostile/HostileChat.h"

#include "hostile/WatchedApplication.h"
#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "storage/MemoryConversationStore.h"
#include "support/Link.h"
#include "view/ChatShell.h"
#include "view/ChatWindow.h"
#include "view/MessageListView.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QEvent>
#include <QJsonDocument>
#include <QLabel>
#include <QTest>

#include <cstdio>
#include <filesystem>

using namespace Qt::StringLiterals;

namespace ecom67::test {

static constexpr qsizetype kPiece = 32'768;
static constexpr double kLongestTurn = 2'000; ///< ms; generous: with sanitizers all is slower

static const QString kHarmless = u"A harmless answer, number %1"_s;

namespace {

/// Counts how often a widget was painted.
class PaintCounter : public QObject
{
public:
    explicit PaintCounter(QWidget &widget)
        : m_widget(widget)
    {
        widget.installEventFilter(this);
    }
    int count = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        count += watched == &m_widget && event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

private:
    QWidget &m_widget;
};

} // namespace

/// Where each open descriptor leads.
static QStringList openDescriptors()
{
    namespace fs = std::filesystem;
    QStringList names;
    std::error_code error;
    for (const auto &entry : fs::directory_iterator("/proc/self/fd", error)) {
        const fs::path target = fs::read_symlink(entry.path(), error);
        // That of the listing itself.
        if (!error && target.string().find("/fd") == std::string::npos)
            names.append(QString::fromStdString(target.string()));
    }
    names.sort();
    return names;
}

HostileChat::HostileChat()
    : HostileChat(saying({}))
{
}

HostileChat::HostileChat(RawServer::OnRequest onRequest)
    : m_server(std::move(onRequest))
    , m_settings(m_folder.filePath(u"settings.ini"_s), Settings::Values(), QProcessEnvironment())
    , m_placements(m_settings)
{
    QUrl url = m_server.url();
    url.setQuery(QString());
    m_program.emplace(ChatComposition::Parts{.store = std::make_unique<MemoryConversationStore>(),
                                             .endpoint = Endpoint::parse(url.toString()),
                                             .settings = m_settings,
                                             .placements = m_placements});
    m_program->start();
}

HostileChat::~HostileChat()
{
    const auto &application = WatchedApplication::self();
    const char *row = QTest::currentDataTag();
    std::printf("  longest turn %6.1f ms  %s:%s (%s)\n", application.longestTurn(),
                QTest::currentTestFunction(), row ? row : "",
                qPrintable(application.longestWhat()));
}

ChatWindow &HostileChat::window() const
{
    return m_program->shell().chatWindow();
}

MessageListView &HostileChat::list() const
{
    return *window().findChild<MessageListView *>();
}

bool HostileChat::open()
{
    m_program->shell().open();
    const auto isOnline
        = [this] { return m_program->chat().status().state == ConnectionStatus::State::Online; };
    if (!QTest::qWaitForWindowExposed(&window()) || !QTest::qWaitFor(isOnline, 10'000) || !hears())
        return false;
    m_log.clear();
    m_connections = m_server.connections;
    m_descriptors = openDescriptors();
    (void)m_baits.taken();
    WatchedApplication::self().startWatching();
    return true;
}

QByteArray HostileChat::frame(const QJsonObject &fields) const
{
    QJsonObject object{
        {u"type"_s, u"message"_s},
        {u"session_id"_s, m_program->chat().session().toString()},
        {u"timestamp"_s,
         QDateTime::fromMSecsSinceEpoch(++m_time).toUTC().toString(Qt::ISODateWithMs)},
    };
    for (auto it = fields.begin(); it != fields.end(); ++it)
        object.insert(it.key(), it.value());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray HostileChat::text(const QString &type, const QString &words,
                             const QJsonObject &data) const
{
    return frame({{u"type"_s, type}, {u"message"_s, words}, {u"data"_s, data}});
}

void HostileChat::send(const QByteArray &message)
{
    for (qsizetype start = 0; start == 0 || start < message.size(); start += kPiece) {
        sendRaw(RawServer::frame(start == 0 ? 1 : 0, message.mid(start, kPiece),
                                 start + kPiece >= message.size()));
    }
}

void HostileChat::sendRaw(const QByteArray &bytes)
{
    if (QTcpSocket *socket = m_server.lastSocket())
        socket->write(bytes);
}

/// The last row's painted form may wait for the scroll bar and for heights that are measured
/// afterwards; a request for a paint is answered when all of that is done.
bool HostileChat::isPainted() const
{
    PaintCounter painted(*list().viewport());
    list().viewport()->update();
    return QTest::qWaitFor([&painted] { return painted.count > 0; }, 30'000);
}

bool HostileChat::hears()
{
    const QString words = kHarmless.arg(++m_harmless);
    send(text(u"message"_s, words));
    const ConversationModel &conversation = m_program->chat().conversation();
    const auto isThere = [&] {
        const int rows = conversation.rowCount();
        return rows > 0 && conversation.messageAt(rows - 1).text == words;
    };
    return QTest::qWaitFor(isThere, 60'000) && isPainted();
}

bool HostileChat::isUsable()
{
    MessageListView &view = list();
    for (int row = 0; row < view.model()->rowCount(); ++row) {
        view.setCurrentIndex(view.model()->index(row, 0));
        view.scrollTo(view.currentIndex());
        QTest::mouseMove(view.viewport(), view.visualRect(view.currentIndex()).center());
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        if (!isPainted())
            return false;
    }
    const QSize before = window().size();
    window().resize(before.width() - 60, before.height());
    const bool isNarrowPainted = isPainted();
    window().resize(before);
    QTest::keyClick(&view, Qt::Key_End);
    return isNarrowPainted && isPainted();
}

QStringList HostileChat::spoken() const
{
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&list());
    const QString harmless = kHarmless.left(kHarmless.indexOf(u'%'));
    QStringList words;
    for (int row = 1; row < accessible->childCount(); ++row) { // behind the welcome
        const QString name = accessible->child(row)->text(QAccessible::Name);
        if (!name.contains(harmless))
            words.append(name);
    }
    return words;
}

/// Nothing in the window may ever take what it shows for HTML.
void HostileChat::addWidgetTrouble(QStringList &trouble) const
{
    for (const QLabel *label : window().findChildren<QLabel *>()) {
        if (label->textFormat() != Qt::PlainText && Qt::mightBeRichText(label->text()))
            trouble.append(u"a label may show markup: "_s + label->text().left(100));
    }
    for (const QWidget *widget : window().findChildren<QWidget *>()) {
        if (Qt::mightBeRichText(widget->toolTip()))
            trouble.append(u"a tool tip may show markup: "_s + widget->toolTip().left(100));
    }
}

QString HostileChat::trouble(int logLines)
{
    QStringList trouble = m_baits.taken();
    if (m_server.connections != m_connections)
        trouble.append(u"%1 connections"_s.arg(m_server.connections));
    QStringList descriptors = openDescriptors();
    for (const QString &known : std::as_const(m_descriptors))
        descriptors.removeOne(known);
    for (const QString &opened : std::as_const(descriptors))
        trouble.append(u"still open: "_s + opened);
    if (m_log.lines().size() > logLines)
        trouble.append(u"%1 log lines"_s.arg(m_log.lines().size())
                       + m_log.lines().mid(0, 5).join(u'|'));
    trouble += m_log.badLines();
    addWidgetTrouble(trouble);
    const auto &application = WatchedApplication::self();
    if (application.longestTurn() > kLongestTurn)
        trouble.append(
            u"%1 ms in %2"_s.arg(application.longestTurn()).arg(application.longestWhat()));
    return trouble.join(u"; "_s);
}

} // namespace ecom67::test
