// SPDX-License-Identifier: MIT
#pragma once

#include "model/SettingsViewModel.h"
#include "model/SetupViewModel.h"
#include "service/ConnectionProbe.h"
#include "storage/SettingsStore.h"
#include "support/AccessibleText.h"
#include "support/FakePolicy.h"
#include "support/FakeTransport.h"
#include "view/SettingRow.h"
#include "view/SettingsDialog.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>

namespace ecom67::test {

/// The dialog of the settings over the real models and files; the test plays the server.
class SettingsFixture
{
public:
    Settings::Values policy; ///< what an administrator locks; read again with each reload
    Settings::Values commandLine;
    QProcessEnvironment environment;
    QList<FakeTransport *> transports; ///< of the probes, as long as those live
    std::optional<SettingsStore> store;
    std::unique_ptr<SettingsViewModel> model;
    std::unique_ptr<SetupViewModel> tester;
    std::unique_ptr<SettingsDialog> dialog;

    SettingsFixture() = default;
    /// Whatever a test has made of the dialog: no secret is on the screen.
    ~SettingsFixture()
    {
        if (dialog)
            failOnShownSecret(*dialog);
    }
    Q_DISABLE_COPY_MOVE(SettingsFixture)

    QString path(const QString &name) const { return m_folder.filePath(name); }
    void setFile(const QByteArray &content, const QString &name = QStringLiteral("user.ini")) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    QByteArray file() const
    {
        QFile file(path(QStringLiteral("user.ini")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void open()
    {
        SystemSettings system;
        system.defaultFiles = {path(QStringLiteral("system.ini"))};
        system.policy = std::make_shared<FakePolicy>(policy);
        store.emplace(path(QStringLiteral("user.ini")), commandLine, environment, system);
        model = std::make_unique<SettingsViewModel>(*store);
        tester = std::make_unique<SetupViewModel>(*store, [this] {
            auto transport = std::make_unique<FakeTransport>();
            transports.append(transport.get());
            return std::make_unique<ConnectionProbe>(std::move(transport));
        });
        dialog = std::make_unique<SettingsDialog>(
            *model, *tester, QStringLiteral("version: 1\npath: /x?token=SECRET\n"));
        dialog->show();
    }
    /// As when the watcher has seen a change of a file.
    void reload()
    {
        store->reload();
        model->refresh();
    }
    QPushButton *button(QDialogButtonBox::StandardButton which) const
    {
        return dialog->findChild<QDialogButtonBox *>()->button(which);
    }
    void click(QDialogButtonBox::StandardButton which) const
    {
        QTest::mouseClick(button(which), Qt::LeftButton);
    }
    template <typename T>
    T *child(const QString &name) const
    {
        return dialog->findChild<T *>(name);
    }
    SettingRow *row(const QString &key) const
    {
        const auto rows = dialog->findChildren<SettingRow *>();
        const auto found = std::find_if(rows.cbegin(), rows.cend(), [&key](const SettingRow *one) {
            return one->key() == key;
        });
        return found == rows.cend() ? nullptr : *found;
    }
    /// What a row says: its "source" or its "problem".
    QString said(const QString &key, const QString &label) const
    {
        return row(key)->findChild<QLabel *>(label)->text();
    }
    /// In place of what the line holds, key by key.
    void type(const QString &key, const QString &text) const
    {
        dialog->showField(key);
        auto *line = child<QLineEdit>(key);
        QVERIFY(line && line->isVisible());
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClicks(line, text);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace ecom67::test
