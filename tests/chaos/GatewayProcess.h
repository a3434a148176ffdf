// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonDocument>
#include <QProcess>
#include <QStringList>
#include <QTest>
#include <QUrl>

namespace ecom67::test {

/// The local gateway as a program of its own, so that it can be stopped and its memory is not ours.
class GatewayProcess
{
    Q_DISABLE_COPY_MOVE(GatewayProcess)

public:
    /// program is ecom67-support-cli. url stays empty when it does not start.
    explicit GatewayProcess(const QString &program, const QStringList &faultNames = {})
    {
        QStringList arguments{QStringLiteral("gateway"), QStringLiteral("--port"),
                              QStringLiteral("0"), QStringLiteral("--think"), QStringLiteral("2")};
        for (const QString &name : faultNames)
            arguments += {QStringLiteral("--fault"), name};
        process.start(program, arguments);
        QByteArray said;
        (void)QTest::qWaitFor(
            [&] { return (said += process.readAllStandardOutput()).contains('\n'); }, 30'000);
        url = QUrl(QJsonDocument::fromJson(said)[QLatin1StringView("url")].toString());
    }
    ~GatewayProcess()
    {
        process.kill();
        process.waitForFinished();
    }

    QProcess process;
    QUrl url;
};

} // namespace ecom67::test
