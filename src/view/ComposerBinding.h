// SPDX-License-Identifier: MIT
#pragma once

#include "model/ComposerViewModel.h"
#include "model/InputRecall.h"
#include "model/MessageVerbs.h"

#include <QObject>

namespace ecom67 {

class Announcer;
class Composer;
class ConversationModel;
class MessageListView;

/// Joins the field, the list of messages and what can be done with them: passes the wishes on and
/// shows what becomes of them.
class ComposerBinding : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComposerBinding)

public:
    struct Parts
    {
        ComposerViewModel &model;
        const ConversationModel &conversation; ///< what was sent before
        Composer &composer;
        MessageListView &list;
        Announcer &announcer;
        QWidget &window; ///< questions are asked above it
    };

    /// All parts must outlive this object.
    explicit ComposerBinding(Parts parts, QObject *parent = nullptr);
    ~ComposerBinding() override;

    /// Ends the editing of a message; false when there is none.
    bool cancelEditing();
    /// Takes out of the field what was brought back into it; false when there is nothing such.
    bool clearRecalled();

public Q_SLOTS:
    void send(const QString &text);

private:
    void recall(bool isEarlier);
    void act(MessageVerbs::Verb verb, MessageId id);
    void confirmDelete(MessageId id);
    void showEditing(ComposerViewModel::Editing editing);

    Parts m_parts;
    InputRecall m_recall;
};

} // namespace ecom67
