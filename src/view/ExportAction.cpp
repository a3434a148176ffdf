// SPDX-License-Identifier: MIT
#include "view/ExportAction.h"

#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "view/Announcer.h"
#include "view/ExportDialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace ecom67 {

static const QString kTitle = u"E-Com67 Support"_s; // a name, not translated

ExportAction::ExportAction(ChatViewModel &chat, Announcer &announcer, QWidget &window,
                           QObject *parent)
    : QObject(parent)
    , m_chat(chat)
    , m_announcer(announcer)
    , m_window(window)
{
}

ExportAction::~ExportAction() = default;

void ExportAction::start()
{
    if (m_window.findChild<ExportDialog *>() || m_window.findChild<QFileDialog *>())
        return;
    auto *dialog = new ExportDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { askWhere(dialog->format(), dialog->isSessionAsked()); });
    dialog->open();
}

void ExportAction::askWhere(ExportFormat format, bool isSessionAsked)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString suffix = exportForm::suffixOf(format);
    //: Title of the dialog that asks for a file
    auto *dialog = new QFileDialog(&m_window, tr("Save conversation"), folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilters({u"*."_s + suffix, u"*"_s});
    dialog->selectFile(exportForm::fileName(kTitle, QDateTime::currentDateTime(), format));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format, isSessionAsked](const QString &path) {
                saveTo(path, format, isSessionAsked);
            });
    dialog->open();
}

void ExportAction::saveTo(const QString &path, ExportFormat format, bool isSessionAsked)
{
    const ConversationModel &conversation = m_chat.conversation();
    QList<Message> messages;
    messages.reserve(conversation.rowCount());
    for (int row = 0; row < conversation.rowCount(); ++row)
        messages.append(conversation.messageAt(row));
    auto *run = new ConversationExport(messages,
                                       exportForm::of(format,
                                                      {.title = kTitle,
                                                       .savedAt = QDateTime::currentDateTime(),
                                                       .session = m_chat.session().toString(),
                                                       .isSessionAsked = isSessionAsked,
                                                       .locale = QLocale()}),
                                       this);
    connect(run, &ConversationExport::finished, this, [=, this](bool isSaved) {
        run->deleteLater();
        if (!isSaved) {
            reportFailure(path, format, isSessionAsked);
            return;
        }
        //: Screen reader: %1 is the name of a file
        m_announcer.announce(tr("Saved as %1").arg(QFileInfo(path).fileName()));
        Q_EMIT saved(path);
    });
    run->saveTo(path);
}

void ExportAction::reportFailure(const QString &path, ExportFormat format, bool isSessionAsked)
{
    auto *report = new QMessageBox(QMessageBox::Warning, tr("The conversation was not saved"), {},
                                   QMessageBox::Cancel, &m_window);
    report->setAttribute(Qt::WA_DeleteOnClose);
    report->setTextFormat(Qt::PlainText);
    //: %1 is the name of a file with its folder
    report->setText(tr("The conversation could not be saved as \"%1\". Check that the folder can "
                       "be written to and that the disk has room. The conversation itself is "
                       "not lost.")
                        .arg(QDir::toNativeSeparators(path)));
    //: Button: leads back to the question where to save
    const QAbstractButton *again
        = report->addButton(tr("Choose another place..."), QMessageBox::AcceptRole);
    connect(report, &QMessageBox::buttonClicked, this, [=, this](const QAbstractButton *button) {
        if (button == again)
            askWhere(format, isSessionAsked);
    });
    report->open();
}

} // namespace ecom67
