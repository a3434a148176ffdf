// SPDX-License-Identifier: MIT
#include "service/CommandTokenProvider.h"

#include "service/Logging.h"
#include "service/TokenText.h"

#include <QProcess>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Code = ChatError::Code;

CommandTokenProvider::CommandTokenProvider(const QString &command, BoundedCommand::Limits limits,
                                           QObject *parent)
    : TokenProvider(parent)
    , m_words(QProcess::splitCommand(command))
    , m_limits(limits)
{
}

CommandTokenProvider::~CommandTokenProvider() = default;

void CommandTokenProvider::request(Reason /*reason*/)
{
    if (m_words.isEmpty()) {
        Q_EMIT answered(
            tokenProblem(Code::TokenCommandFailed, u"no command is set"_s, u"identity/command"_s));
        return;
    }
    if (m_run)
        m_run.release()->deleteLater(); // it may be the one whose signal we are in
    m_run = std::make_unique<BoundedCommand>(m_limits);
    connect(m_run.get(), &BoundedCommand::finished, this,
            [this](const QByteArray &output) { Q_EMIT answered(tokenIn(output)); });
    connect(m_run.get(), &BoundedCommand::failed, this, [this](const QString &reason) {
        qCWarning(lcService).noquote() << "the command of the token failed:" << reason;
        Q_EMIT answered(tokenProblem(Code::TokenCommandFailed, reason, u"identity/command"_s));
    });
    m_run->start(m_words);
}

} // namespace ecom67
