using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Entraide.Platform.Data;

sealed class DatabaseAnswers(AppDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken stop = default)
    {
        await db.RecurringRuns.AnyAsync(stop);
        return HealthCheckResult.Healthy();
    }
}
