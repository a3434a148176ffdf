// SPDX-License-Identifier: MIT
#include "view/MessageMenu.h"

#include "view/DeliveryText.h"
#include "view/Glyph.h"
#include "view/MessageLayout.h"
#include "view/MessageListView.h"
#include "view/MessageText.h"
#include "view/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QPersistentModelIndex>

namespace ecom67 {

using Kind = MessageTarget::Kind;

/// More links than that belong to nobody's answer, and no menu that long helps anybody.
static constexpr int kMostEntries = 30;

/// An ampersand in text from outside is no shortcut.
static QString caption(QString words)
{
    return words.replace(u'&', QStringLiteral("&&"));
}

static void addTarget(QMenu &menu, MessageListView &view, const QPersistentModelIndex &index,
                      const MessageTarget &target)
{
    menu.addAction(caption(target.name()), &view, [&view, index, target] {
        if (index.isValid())
            view.activate(index, target);
    });
}

void openMessageMenu(MessageListView &view, const QModelIndex &index, std::optional<QPoint> where)
{
    if (!index.isValid() || QApplication::activePopupWidget())
        return;
    const Theme &theme = themeOf(&view);
    auto *menu = new QMenu(&view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPersistentModelIndex row(index);
    // All verbs, also those that have no room below the message.
    for (const MessageVerbs::Verb verb : MessageVerbs::of(view.messageAt(index))) {
        MessageTarget target{.kind = Kind::Verb};
        target.verb = verb;
        target.text = verbText(verb);
        addTarget(*menu, view, row, target);
    }
    for (const MessageTarget &target : view.layoutOf(index).targets) {
        if (target.kind != Kind::Verb && menu->actions().size() < kMostEntries)
            addTarget(*menu, view, row, target);
    }
    if (!menu->isEmpty())
        menu->addSeparator();
    const QIcon icon = glyphIcon(Glyph::Copy, theme.text, theme.mutedText);
    if (!view.selector().isEmpty())
        menu->addAction(icon, MessageListView::tr("Copy selected text"), &view,
                        [&view, row] { view.copySelection(row); });
    menu->addAction(icon, MessageListView::tr("Copy message"), &view, [&view, row] {
        if (row.isValid())
            view.copyMessage(row);
    });
    if (messageText::isMarkdown(view.messageAt(index).role))
        menu->addAction(
            MessageListView::tr("Copy as Markdown"), &view,
            [text = view.messageAt(index).text] { QGuiApplication::clipboard()->setText(text); });
    menu->addAction(MessageListView::tr("Copy conversation"), &view,
                    [&view] { view.copyConversation(); });
    menu->popup(where.value_or(view.viewport()->mapToGlobal(view.visualRect(index).center())));
}

} // namespace ecom67
