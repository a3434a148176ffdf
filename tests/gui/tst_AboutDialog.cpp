// SPDX-License-Identifier: MIT
#include "ChatFixture.h"
#include "view/AboutDialog.h"
#include "view/ChatHeader.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QSet>
#include <QTest>
#include <QTextEdit>
#include <QTimer>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

class tst_AboutDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMenuLeadsThere();
    void aKioskDoesNot();
    void saysVersionAndLicences();
    void qtSaysItsOwn();
    void isUsedByKeyboard();

private:
    static QStringList menuOf(ChatWindow &window, const QString &choose = {});
    static AboutDialog *openIn(ChatFixture &fixture)
    {
        ChatWindow &window = fixture.open();
        AboutDialog::showAbove(window);
        return window.findChild<AboutDialog *>();
    }
};

/// The words of the menu; the one that is named is chosen.
QStringList tst_AboutDialog::menuOf(ChatWindow &window, const QString &choose)
{
    QTest::mouseClick(window.findChild<QAbstractButton *>(u"menuButton"_s), Qt::LeftButton);
    QStringList words;
    auto *menu = window.findChild<ChatHeader *>()->findChild<QMenu *>();
    if (!menu)
        return words;
    const auto actions = menu->actions();
    for (QAction *action : actions) {
        words.append(action->text());
        if (!choose.isEmpty() && action->text() == choose)
            action->trigger();
    }
    menu->close();
    return words;
}

void tst_AboutDialog::theMenuLeadsThere()
{
    ChatFixture fixture;
    ChatWindow &window = fixture.open();

    QVERIFY(menuOf(window, u"About..."_s).contains(u"About..."_s));

    auto *dialog = window.findChild<AboutDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    AboutDialog::showAbove(window);
    QCOMPARE(window.findChildren<AboutDialog *>().size(), 1);
}

void tst_AboutDialog::aKioskDoesNot()
{
    ChatFixture fixture;
    ChatWindow &window = fixture.open();
    window.setKiosk(true);

    const QStringList words = menuOf(window);

    QVERIFY(!words.isEmpty());
    QVERIFY(!words.contains(u"About..."_s));
}

void tst_AboutDialog::saysVersionAndLicences()
{
    QApplication::setApplicationVersion(u"7.8.9"_s);
    ChatFixture fixture;
    const auto *dialog = openIn(fixture);

    QCOMPARE(dialog->findChild<QLabel *>(u"versionLabel"_s)->text(), u"Version 7.8.9"_s);
    const QString rights = dialog->findChild<QLabel *>(u"rightsLabel"_s)->text();
    QVERIFY(rights.contains(QString::fromLatin1(qVersion())));
    const QString licences = dialog->findChild<QTextEdit *>()->toPlainText();
    for (const char *word : {"LGPL-3.0", "MIT License", "SIL Open Font License", "ISC License",
                             "2015 Orson Peters", "download.qt.io/official_releases/qt"}) {
        QVERIFY2(licences.contains(QLatin1StringView(word)), word);
    }
    QVERIFY(!dialog->findChild<QLabel *>(u"iconLabel"_s)->pixmap().isNull());
}

void tst_AboutDialog::qtSaysItsOwn()
{
    ChatFixture fixture;
    const auto *dialog = openIn(fixture);
    const auto buttons = dialog->findChild<QDialogButtonBox *>()->buttons();
    QAbstractButton *aboutQt = nullptr;
    for (QAbstractButton *button : buttons) {
        if (button->text() == u"About &Qt"_s)
            aboutQt = button;
    }
    QVERIFY(aboutQt);

    // Its own dialog is modal; it is looked at from inside of its loop.
    QString words;
    QTimer::singleShot(0, this, [&words] {
        if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
            words = box->text() + box->informativeText();
            box->close();
        }
    });
    aboutQt->click();
    QTRY_VERIFY2(words.contains(u"Qt"_s), qPrintable(words));
}

void tst_AboutDialog::isUsedByKeyboard()
{
    ChatFixture fixture;
    auto *dialog = openIn(fixture);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QCOMPARE(dialog->findChild<QTextEdit *>()->accessibleName(), u"Licences"_s);
    QVERIFY(dialog->focusWidget()->inherits("QAbstractButton"));

    // Tab must not be caught by the text.
    QSet<QWidget *> reached;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
        reached.insert(dialog->focusWidget());
    }
    QVERIFY(reached.contains(dialog->findChild<QTextEdit *>()));
    QVERIFY(reached.size() >= 3);

    QTest::keyClick(dialog->focusWidget(), Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

QTEST_MAIN(tst_AboutDialog)
#include "tst_AboutDialog.moc"
