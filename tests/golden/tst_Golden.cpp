// SPDX-License-Identifier: MIT
#include "golden/GoldenCase.h"
#include "golden/GoldenPicture.h"
#include "model/ConversationModel.h"
#include "view/DeliveryText.h"
#include "view/Fonts.h"
#include "view/MessageListView.h"

#include <QApplication>
#include <QFile>
#include <QLocale>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// What a message list looks like, against the pictures in tests/golden/pictures.
/// ECOM67_GOLDEN_UPDATE=1 keeps what is painted now; look at it before you commit it.
class tst_Golden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aMovedLineIsSeen();
    void looksAsBefore_data();
    void looksAsBefore();

private:
    static QImage paint(const GoldenCase &golden, Qt::LayoutDirection direction);
};

/// For code, and for the scripts that our fonts have no letters of. Unchanged since 2016 (2.37).
static constexpr char kDejaVu[] = "/usr/share/fonts/truetype/dejavu";

static constexpr int kWidth = 360;
static constexpr int kMostHeight = 640;
static constexpr int kEnoughHeight = 20'000;

void tst_Golden::initTestCase()
{
    // Each release of Qt lays out text a little differently.
    if (!QByteArrayView(qVersion()).startsWith("6.4."))
        QSKIP("the pictures were made with Qt 6.4, this is another one");
#ifndef Q_OS_LINUX
    QSKIP("the pictures were made on Linux; other systems draw letters in their own way");
#endif
    if (!QFile::exists(QString::fromLatin1(kDejaVu) + u"/DejaVuSansMono.ttf"_s))
        QSKIP("the DejaVu fonts are not there (Debian: fonts-dejavu-core)");
    installFonts();
}

void tst_Golden::aMovedLineIsSeen()
{
    QImage kept(360, 100, QImage::Format_RGB32);
    kept.fill(Qt::white);
    QImage actual = kept;
    QImage marked;
    QCOMPARE(GoldenPicture::difference(kept, actual, marked), 0);

    actual.setPixelColor(5, 5, QColor(244, 244, 244)); // within the tolerance
    QCOMPARE(GoldenPicture::difference(kept, actual, marked), 0);

    for (int x = 0; x < 50; ++x)
        actual.setPixelColor(x, 10, Qt::black);
    QCOMPARE(GoldenPicture::difference(kept, actual, marked), 50);
    QCOMPARE(marked.pixelColor(0, 10), QColor(Qt::red));
}

void tst_Golden::looksAsBefore_data()
{
    QTest::addColumn<GoldenCase>("golden");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const GoldenCase &golden : goldenCases()) {
        QTest::addRow("%s-ltr", qPrintable(golden.name)) << golden << Qt::LeftToRight;
        QTest::addRow("%s-rtl", qPrintable(golden.name)) << golden << Qt::RightToLeft;
    }
}

QImage tst_Golden::paint(const GoldenCase &golden, Qt::LayoutDirection direction)
{
    ConversationModel conversation;
    conversation.setAccessibleText(messageDescription);
    MessageListView list;
    list.setFrameShape(QFrame::NoFrame);
    list.setLayoutDirection(direction);
    list.setAnimated(false);
    list.setConversation(&conversation);
    list.resize(kWidth, 100);
    conversation.setMessages(golden.messages);
    if (golden.isStillWorking)
        conversation.setStillWorking(golden.messages.constLast().id);
    if (golden.hasOffers)
        list.setOffers(golden.messages.constLast().id);
    list.setToday(kGoldenToday);
    list.setTyping(golden.isTyping);
    list.setFocusPolicy(Qt::NoFocus);
    list.show();
    if (!QTest::qWaitForWindowExposed(&list))
        return {};
    // As high as all of it, so that nothing is scrolled out and no scroll bar is needed. Only rows
    // in view have their true heights.
    list.resize(kWidth, kEnoughHeight);
    QCoreApplication::processEvents();
    const QModelIndex last = conversation.index(conversation.rowCount() - 1);
    const int height = list.visualRect(last).bottom() + 1;
    list.resize(kWidth, std::min(height, kMostHeight));
    QCoreApplication::processEvents();
    // What stands below the last row.
    const int below = list.verticalScrollBar()->maximum();
    list.resize(kWidth, std::min(height + below, kMostHeight));
    list.showEnd();
    if (golden.prepare)
        golden.prepare(list);
    QCoreApplication::processEvents();
    return list.grab().toImage();
}

void tst_Golden::looksAsBefore()
{
    QFETCH(const GoldenCase, golden);
    QFETCH(const Qt::LayoutDirection, direction);

    const QImage actual = paint(golden, direction);
    QVERIFY(!actual.isNull());

    const GoldenPicture picture(u"%1-%2x"_s.arg(QLatin1StringView(QTest::currentDataTag()))
                                    .arg(qRound(actual.devicePixelRatio())));
    if (qEnvironmentVariableIntValue("ECOM67_GOLDEN_UPDATE") == 1)
        QVERIFY(picture.keep(actual));
    else
        QCOMPARE(picture.compare(actual), QString());
}

/// Nothing of the machine but those: our own fonts, in a cache of this run.
static bool pinFonts(const QTemporaryDir &folder)
{
    QFile file(folder.filePath(u"fonts.conf"_s));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
               "<dir>" ECOM67_FONTS "</dir><dir>"
               + QByteArray(kDejaVu) + "</dir><cachedir>" + QFile::encodeName(folder.path())
               + "</cachedir>"
                 "<match target=\"font\"><edit name=\"hinting\"><bool>false</bool></edit>"
                 "<edit name=\"antialias\"><bool>true</bool></edit>"
                 "<edit name=\"rgba\"><const>none</const></edit></match></fontconfig>");
    return qputenv("FONTCONFIG_FILE", QFile::encodeName(file.fileName()));
}

int main(int argc, char **argv)
{
    const QTemporaryDir folder;
    if (!pinFonts(folder))
        return 1;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "UTC");
    qputenv("LC_ALL", "C.UTF-8");
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication::setStyle(u"fusion"_s);
    QApplication application(argc, argv);
    tst_Golden test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_Golden.moc"
