// SPDX-License-Identifier: MIT
#include "hostile/HostileChat.h"

#include "core/TextBounds.h"
#include "hostile/WatchedApplication.h"
#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "storage/MemoryConversationStore.h"
#include "support/Link.h"
#include "view/ChatShell.h"
#include "view/ChatWindow.h"
#include "view/MessageLayout.h"
#include "view/MessageListView.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QEvent>
#include <QJsonDocument>
#include <QLabel>
#include <QTest>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>

#include <algorithm>
#include <cstdio>
#include <filesystem>

using namespace Qt::StringLiterals;

namespace ecom67::test {

static constexpr qsizetype kPiece = 32'768;

// What one row may cost, however it is made: nothing that is laid out grows with what arrives.
static constexpr int kMostCharacters = 20'000; ///< laid out; addresses of links are added to 8,000
static constexpr qsizetype kMostTargets = 1'000;
static constexpr qsizetype kLongestWord = 2'200;
static constexpr int kMostColumns = 12;
static constexpr int kMostRowsChecked = 50;

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
                                             .placements = m_placements,
                                             .network = m_network});
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

void HostileChat::say(Kind kind, const QString &words)
{
    switch (kind) {
    case Kind::Answer:
        send(text(u"message"_s, words));
        return;
    case Kind::Pieces: {
        // Two in a row, so that the answer grows before it is complete.
        const qsizetype half = words.size() / 2;
        for (const QString &piece : {words.first(half), words.sliced(half)})
            send(frame({{u"type"_s, u"chunk"_s}, {u"content"_s, piece}}));
        send(frame({{u"type"_s, u"complete"_s}, {u"content"_s, u""_s}}));
        return;
    }
    case Kind::Error:
        send(text(u"error"_s, words));
        return;
    case Kind::Notice:
        send(text(u"system"_s, words));
        return;
    }
}

void HostileChat::send(const QByteArray &message)
{
    // A frame ends with a character: Qt 6.4 cannot read those that are cut.
    const auto isInside = [&message](qsizetype at) { return (message[at] & 0xc0) == 0x80; };
    for (qsizetype start = 0, end = 0; start == 0 || start < message.size(); start = end) {
        end = std::min(start + kPiece, message.size());
        while (end < message.size() && isInside(end))
            --end;
        sendRaw(RawServer::frame(start == 0 ? 1 : 0, message.sliced(start, end - start),
                                 end == message.size()));
        if (message.isEmpty())
            return;
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
    return QTest::qWaitFor(isThere, 30'000) && isPainted();
}

bool HostileChat::isUsable()
{
    MessageListView &view = list();
    const int rows = view.model()->rowCount();
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = view.model()->index(row, 0);
        // What has been in view as a whole has been painted; the rest is gone through.
        const bool isLast = row + 1 == rows;
        if (row > 0 && !isLast && view.viewport()->rect().contains(view.visualRect(index)))
            continue;
        view.setCurrentIndex(index);
        view.scrollTo(index, QAbstractItemView::PositionAtTop);
        QTest::mouseMove(view.viewport(), view.visualRect(index).center());
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

static int columnsOf(const QTextDocument &document)
{
    int columns = 0;
    for (const QTextFrame *frame : document.rootFrame()->childFrames()) {
        if (const auto *table = qobject_cast<const QTextTable *>(frame))
            columns = std::max(columns, table->columns());
    }
    return columns;
}

static qsizetype longestWordOf(const QTextDocument &document)
{
    qsizetype longest = 0;
    qsizetype word = 0;
    for (const QChar c : document.toPlainText()) {
        // Where it may be broken, a word ends for whoever lays it out.
        word = c.isSpace() || c == QChar(0x200b) ? 0 : word + 1;
        longest = std::max(longest, word);
    }
    return longest;
}

/// How long a layout takes differs from machine to machine; how much is laid out does not.
void HostileChat::addLayoutTrouble(QStringList &trouble) const
{
    const MessageListView &view = list();
    const int rows = view.model()->rowCount();
    for (int row = std::max(0, rows - kMostRowsChecked); row < rows; ++row) {
        const MessageLayout &layout = view.layoutOf(view.model()->index(row, 0));
        const QTextDocument &document = *layout.document;
        if (document.characterCount() > kMostCharacters)
            trouble.append(u"%1 characters in a row"_s.arg(document.characterCount()));
        if (layout.targets.size() > kMostTargets)
            trouble.append(u"%1 things to press in a row"_s.arg(layout.targets.size()));
        if (longestWordOf(document) > kLongestWord)
            trouble.append(u"a word of %1 characters"_s.arg(longestWordOf(document)));
        if (columnsOf(document) > kMostColumns)
            trouble.append(u"%1 columns"_s.arg(columnsOf(document)));
        if (document.toPlainText() != withBoundedClusters(document.toPlainText()))
            trouble.append(u"marks without end on a letter"_s);
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
    addLayoutTrouble(trouble);
    return trouble.join(u"; "_s);
}

} // namespace ecom67::test
