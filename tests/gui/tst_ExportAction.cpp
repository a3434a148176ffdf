// SPDX-License-Identifier: MIT
#include "gui/ChatFixture.h"
#include "view/Announcer.h"
#include "view/ExportDialog.h"
#include "view/Fonts.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;

/// Saving the conversation in the real window, from the key to the file.
class tst_ExportAction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void savesWhatIsAskedFor_data();
    void savesWhatIsAskedFor();
    void failureIsSaidAndCanBeMended();
    void askedOnlyOnce();
    void cancelledSavesNothing();

private:
    template <typename T>
    static T *shown(const ChatFixture &fixture)
    {
        const auto all = fixture.shell->chatWindow().findChildren<T *>();
        for (T *one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    static void openDialog(ChatFixture &fixture)
    {
        ChatWindow &window = fixture.open();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        fixture.answer(u"**Bold** answer"_s);
        QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier);
        QVERIFY(shown<ExportDialog>(fixture));
    }
    static void choose(const ChatFixture &fixture, const QString &path)
    {
        QFileDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = shown<QFileDialog>(fixture)));
        dialog->selectFile(path);
        dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
        QMetaObject::invokeMethod(dialog, "accept");
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void tst_ExportAction::initTestCase()
{
    installFonts();
}

void tst_ExportAction::savesWhatIsAskedFor_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<bool>("isSessionAsked");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("words");

    QTest::newRow("text") << 0 << false << u"txt"_s << "    Bold answer\n"_ba;
    QTest::newRow("Markdown") << 1 << false << u"md"_s << "> **Bold** answer\n"_ba;
    QTest::newRow("web page") << 2 << false << u"html"_s << ">Bold answer</div>"_ba;
    QTest::newRow("data") << 3 << false << u"json"_s << "\"text\":\"**Bold** answer\""_ba;
    QTest::newRow("with the session") << 0 << true << u"txt"_s << "Session number: session-"_ba;
}

void tst_ExportAction::savesWhatIsAskedFor()
{
    QFETCH(const int, format);
    QFETCH(const bool, isSessionAsked);
    QFETCH(const QString, suffix);
    QFETCH(const QByteArray, words);
    ChatFixture fixture;
    openDialog(fixture);
    auto *dialog = shown<ExportDialog>(fixture);
    auto *box = dialog->findChild<QCheckBox *>();
    QVERIFY(!box->isChecked());
    box->setChecked(isSessionAsked);
    dialog->findChild<QComboBox *>()->setCurrentIndex(format);
    dialog->accept();

    QTRY_VERIFY(shown<QFileDialog>(fixture));
    const QString proposed = shown<QFileDialog>(fixture)->selectedFiles().value(0);
    QVERIFY2(QFileInfo(proposed).fileName().startsWith(u"E-Com67 Support 20"_s),
             qPrintable(proposed));
    QCOMPARE(QFileInfo(proposed).suffix(), suffix);
    const QString path = fixture.folder.filePath(u"saved."_s + suffix);
    choose(fixture, path);

    QTRY_VERIFY(QFile::exists(path));
    QVERIFY2(contentOf(path).contains(words), contentOf(path).constData());
    QCOMPARE(contentOf(path).contains(fixture.chat.session().toString().toUtf8()), isSessionAsked);
}

void tst_ExportAction::failureIsSaidAndCanBeMended()
{
    ChatFixture fixture;
    openDialog(fixture);
    shown<ExportDialog>(fixture)->accept();
    QVERIFY(QDir(fixture.folder.path()).mkdir(u"taken.txt"_s));
    QTRY_VERIFY(shown<QFileDialog>(fixture));
    // Chosen, and gone before it could be written.
    Q_EMIT shown<QFileDialog>(fixture)->fileSelected(fixture.folder.filePath(u"taken.txt"_s));
    shown<QFileDialog>(fixture)->close();

    QTRY_VERIFY(shown<QMessageBox>(fixture));
    auto *report = shown<QMessageBox>(fixture);
    QVERIFY(report->text().contains(u"taken.txt"_s));
    QCOMPARE(report->textFormat(), Qt::PlainText);
    for (QAbstractButton *button : report->buttons()) {
        if (report->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    const QString path = fixture.folder.filePath(u"other.txt"_s);
    choose(fixture, path);
    QTRY_VERIFY(QFile::exists(path));
}

void tst_ExportAction::askedOnlyOnce()
{
    ChatFixture fixture;
    openDialog(fixture);
    QTest::keyClick(&fixture.shell->chatWindow(), Qt::Key_S, Qt::ControlModifier);

    QCOMPARE(fixture.shell->chatWindow().findChildren<ExportDialog *>().size(), 1);
}

void tst_ExportAction::cancelledSavesNothing()
{
    ChatFixture fixture;
    openDialog(fixture);

    shown<ExportDialog>(fixture)->reject();

    QVERIFY(!shown<QFileDialog>(fixture));
    QTRY_VERIFY(fixture.shell->chatWindow().findChildren<ExportDialog *>().isEmpty());
}

QTEST_MAIN(tst_ExportAction)
#include "tst_ExportAction.moc"
